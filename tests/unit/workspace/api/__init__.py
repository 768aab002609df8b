"""Tests of the workspace's api."""
