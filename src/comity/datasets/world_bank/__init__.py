"""World Bank: yearly indicators of countries."""
