"""SIPRI Military Expenditure Database: the workbook as distributed."""
