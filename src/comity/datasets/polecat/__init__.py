"""POLECAT event data, in the words of PLOVER."""
