"""Reading conversations for a page, one function a purpose."""
