"""The page where a file of job seekers is sent, checked and brought over."""
