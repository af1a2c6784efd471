"""SIPRI Arms Transfers Database: the tables of volumes."""
