"""What every address of the REST API has in common: plain forms, pages of a list, problems."""
