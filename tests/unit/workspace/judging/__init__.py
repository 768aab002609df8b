"""Tests of the workspace's judging."""
