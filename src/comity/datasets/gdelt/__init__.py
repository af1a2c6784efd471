"""GDELT event files."""
