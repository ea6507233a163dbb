### What this language says of itself: its name, the locale whose numbers, dates and times it writes, and its direction.

language =
    .name = English (US)
    .formats = en-US
    .direction = ltr
