"""Tests of the workspace's page."""
