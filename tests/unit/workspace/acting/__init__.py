"""Tests of the workspace's acting."""
