## Imágenes de eventos, lugares, oficiales y artículos

pictures-link = Imágenes
pictures-link-photo = Foto
pictures-page = Imágenes: { $name }
pictures-back = Volver a { $name }
pictures-none = Todavía no hay ninguna imagen.
pictures-is-decorative = Solo decora: a quien no la ve no se le dice nada de ella.
pictures-number = (imagen { $number })
pictures-change = Cambiar las palabras
pictures-remove = Quitar
pictures-earlier = Mover antes
pictures-later = Mover después
pictures-full = { $most ->
    [one] Ya hay una imagen. Quítela antes de agregar otra.
   *[other] Ya hay { $most } imágenes. Quite una antes de agregar otra.
}
pictures-new = Agregar una imagen
pictures-consent = Muestre solo a personas que estuvieron de acuerdo, y ninguna cara de niño que se pueda reconocer sin permiso escrito de su madre, padre o tutor. Las palabras dentro de una imagen no llegan a quien no la ve: la fecha, la hora y el lugar van en los campos del evento.
pictures-words = Lo que muestra, en { $language }
pictures-words-hint = Una frase para quien no la ve, como «Vecinos y dos oficiales en una mesa larga».
pictures-decorative = Solo decora
pictures-decorative-hint = Márquelo en lugar de las palabras cuando nadie se pierde nada sin la imagen.
pictures-file = El archivo
pictures-file-hint = JPEG, PNG o WebP, de hasta 5 MB y 6000 píxeles por lado. Se quita dónde y con qué se tomó.
pictures-add = Agregar la imagen
pictures-save = Guardar las palabras
pictures-words-page = Palabras para una imagen: { $name }
pictures-removal-page = Quitar una imagen: { $name }
pictures-removal-lead = La imagen desaparece de todas las páginas y sus archivos se borran. Las copias que otros hicieron se quedan con ellos.
pictures-removal-do = Quitar la imagen
pictures-removal-keep = Conservarla

pictures-added = La imagen está agregada.
pictures-saved = Las palabras están guardadas.
pictures-moved = El orden está cambiado.
pictures-removed = La imagen está quitada.

pictures-error-words = Escriba lo que muestra la imagen, o marque que solo decora.
pictures-error-both = Hay palabras para esta imagen, así que hace más que decorar. Quite esta marca o las palabras.
pictures-error-file-name = Esto es el nombre de un archivo. Escriba lo que muestra la imagen.
pictures-refused-missing = Elija una imagen.
pictures-refused-too-large = Este archivo tiene más de 5 MB. Envíese la foto en un tamaño menor, o guárdela más pequeña, y elija esa.
pictures-refused-other-kind = Esto no es una imagen JPEG, PNG o WebP, termine como termine su nombre. Ábrala en un programa de imágenes, guárdela como JPEG y elija ese archivo.
pictures-refused-heic = Esta foto es un archivo HEIC o AVIF, como los guardan los teléfonos. Compártala o guárdela como JPEG y elija ese archivo.
pictures-refused-broken = Este archivo está dañado o no llegó entero. Guarde o envíe la imagen otra vez y elija ese archivo.
pictures-refused-too-many-pixels = Esta imagen tiene demasiados píxeles: como máximo 6000 por lado y unos 20 millones en total. Guárdela más pequeña y elija ese archivo.
pictures-refused-full = Hay tantas imágenes como puede haber. Quite una primero.
pictures-busy = En este momento se están leyendo otras imágenes. Elija el archivo otra vez y pulse de nuevo en unos segundos; sus palabras siguen aquí.

records-field-pictures = Archivos de imágenes
records-field-picture-words = Lo que muestran las imágenes

staff-audit-event-picture-added = Agregó una imagen a un evento
staff-audit-event-picture-changed = Cambió las palabras o el orden de las imágenes de un evento
staff-audit-event-picture-removed = Quitó una imagen de un evento
staff-audit-venue-picture-added = Agregó una imagen a un lugar
staff-audit-venue-picture-changed = Cambió las palabras o el orden de las imágenes de un lugar
staff-audit-venue-picture-removed = Quitó una imagen de un lugar
staff-audit-officer-picture-added = Agregó la foto de un oficial
staff-audit-officer-picture-changed = Cambió las palabras de la foto de un oficial
staff-audit-officer-picture-removed = Quitó la foto de un oficial
staff-audit-article-picture-added = Agregó una imagen a un artículo
staff-audit-article-picture-changed = Cambió las palabras o el orden de las imágenes de un artículo
staff-audit-article-picture-removed = Quitó una imagen de un artículo

facts-picture-words-in = Una imagen no tiene palabras en { $expected }. Quien lee en { $expected } y no la ve oye las palabras en otro idioma.
