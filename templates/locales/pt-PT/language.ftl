### What this language says of itself: its name, the locale whose numbers, dates and times it writes, and its direction.

language =
    .name = Português
    .formats = pt-PT
    .direction = ltr
