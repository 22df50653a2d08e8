# Papers to print: the briefing and the flyer as PDF files.
documents-page = Page { $number } of { $all }
documents-lacks = Where a � stands, the font of this file lacks a character. The page on the web has it.
documents-briefing-link = Briefing (PDF)
documents-flyer-link = Flyer (PDF)
documents-flyer-in = Flyer (PDF), in { $language }

# The briefing, on the page and in the file
briefing-host = Host at the place
briefing-host-none = Nobody is named for this place.
briefing-announced = Announced topics

# The flyer
flyer-title = Flyer: { $title }
flyer-free = It is free, and everyone is welcome. Nobody will ask who you are, where you live or for any papers. Come when you like, stay as long as you like.
flyer-topics = What we can talk about: { $topics }. Bring your own topics, too.
flyer-access = Do you need an interpreter, sign language, large print or anything else to take part? It costs you nothing.
flyer-postponed-text = There is no new date yet. The page below has it as soon as we know it.
flyer-code = Everything about this event, and whether plans changed
flyer-code-alt = QR code that opens { $address }
flyer-as-of = What this flyer says was last changed { $when }.
