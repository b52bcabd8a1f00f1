"""The pages of the playbook: to be read, its versions, the draft, files."""
