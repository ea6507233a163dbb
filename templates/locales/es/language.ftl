### What this language says of itself: its name, the locale whose numbers, dates and times it writes, and its direction.

language =
    .name = Español
    .formats = es-ES
    .direction = ltr
