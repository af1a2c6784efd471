"""SIPRI Arms Transfers Database: the trade register as the web tool exports it."""
