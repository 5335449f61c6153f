"""The volunteers of the demonstration and their duties: invented persons whose numbers and hours are the papers'."""
