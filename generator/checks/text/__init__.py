"""What people read: pages, news, links, headings."""
