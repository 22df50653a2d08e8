## Pictures of events, places, officers and stories

pictures-link = Pictures
pictures-link-photo = Photo
pictures-page = Pictures: { $name }
pictures-back = Back to { $name }
pictures-none = There is no picture yet.
pictures-is-decorative = Only decorates: people who do not see it are told nothing of it.
pictures-number = (picture { $number })
pictures-change = Change the words
pictures-remove = Remove
pictures-earlier = Move earlier
pictures-later = Move later
pictures-full = { $most ->
    [one] There is a picture already. Remove it before you add another one.
   *[other] There are { $most } pictures already. Remove one before you add another one.
}
pictures-new = Add a picture
pictures-consent = Show only people who agreed to it, and no child's face that can be recognized without a parent's written permission. Words in a picture reach nobody who does not see it: date, time and place belong into the fields of the event.
pictures-words = What it shows, in { $language }
pictures-words-hint = One sentence for people who do not see it, such as "Neighbors and two officers at a long table".
pictures-decorative = It only decorates
pictures-decorative-hint = Tick this instead of words when nobody misses anything without the picture.
pictures-file = The file
pictures-file-hint = JPEG, PNG or WebP, up to 5 MB and 6,000 pixels on a side. Where and with what it was taken is removed.
pictures-add = Add the picture
pictures-save = Save the words
pictures-words-page = Words for a picture: { $name }
pictures-removal-page = Remove a picture: { $name }
pictures-removal-lead = The picture goes from every page, and its files are deleted. Copies that others made stay with them.
pictures-removal-do = Remove the picture
pictures-removal-keep = Keep it

pictures-added = The picture is added.
pictures-saved = The words are saved.
pictures-moved = The order is changed.
pictures-removed = The picture is removed.

pictures-error-words = Write what the picture shows, or tick that it only decorates.
pictures-error-both = There are words for this picture, so it does more than decorate. Take this tick away, or the words.
pictures-error-file-name = This is the name of a file. Write what the picture shows.
pictures-refused-missing = Choose a picture.
pictures-refused-too-large = This file is larger than 5 MB. Send the photo to yourself in a smaller size, or save it smaller, and choose that one.
pictures-refused-other-kind = This is not a JPEG, PNG or WebP picture, whatever its name ends with. Open it in a program for pictures, save it as JPEG, and choose that file.
pictures-refused-heic = This photo is a HEIC or AVIF file, as phones keep them. Share or save it as JPEG, and choose that file.
pictures-refused-broken = This file is damaged or did not arrive whole. Save or send the picture again, and choose that file.
pictures-refused-too-many-pixels = This picture has too many pixels: at most 6,000 on a side and about 20 million in all. Save it smaller, and choose that file.
pictures-refused-full = There are as many pictures as there can be. Remove one first.
pictures-busy = Other pictures are being looked at just now. Choose the file again and press once more in a few seconds; your words are still here.

records-field-pictures = Files of pictures
records-field-picture-words = What the pictures show

staff-audit-event-picture-added = Added a picture to an event
staff-audit-event-picture-changed = Changed the words or the order of an event's pictures
staff-audit-event-picture-removed = Removed a picture of an event
staff-audit-venue-picture-added = Added a picture to a place
staff-audit-venue-picture-changed = Changed the words or the order of a place's pictures
staff-audit-venue-picture-removed = Removed a picture of a place
staff-audit-officer-picture-added = Added a photo of an officer
staff-audit-officer-picture-changed = Changed the words of an officer's photo
staff-audit-officer-picture-removed = Removed the photo of an officer
staff-audit-article-picture-added = Added a picture to a story
staff-audit-article-picture-changed = Changed the words or the order of a story's pictures
staff-audit-article-picture-removed = Removed a picture of a story

facts-picture-words-in = A picture has no words in { $expected }. People who read { $expected } and do not see it hear the words in another language.
