"""Tests of the workspace's delivery."""
