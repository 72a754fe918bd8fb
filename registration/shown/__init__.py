"""What both the citizen's pages and the office's draw of a case: neither of them imports the other."""
