-- Whatever was lent out had been read to the end.
UPDATE book SET read_pages = pages WHERE state = 'lent';
