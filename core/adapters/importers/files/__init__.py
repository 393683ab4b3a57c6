"""What files are packed in: zips, tar files, packed JSON, and documents that only look like archives."""
