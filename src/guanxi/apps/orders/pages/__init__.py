"""Acts and forms of orders; the list and the order's own page are the desk's."""
