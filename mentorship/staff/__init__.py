"""What staff of programmes see and do in the admin. One module for each screen."""
