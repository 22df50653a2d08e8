# Lo que decide un departamento: ajustes, días festivos, tipos de eventos, temas, lugares.
settings-nav = Ajustes
settings-page = Ajustes del departamento
settings-lead = Lo que decide el departamento. Cada parte se guarda por separado y el registro dice quién la cambió.
settings-none = Ninguno
settings-yes = Sí
settings-no = No
settings-days = { $days ->
    [one] Un día
   *[other] { $days } días
}
settings-back = Volver a los ajustes
settings-save = Guardar
settings-save-sure = Sí, guardar
settings-saved = Los ajustes están guardados.
settings-effects = Esto es lo que pasará
settings-effects-sure = Todavía no se guardó nada. Guarde abajo si está bien.
settings-stale = Otra persona guardó esto mientras usted escribía. Lo que escribió sigue aquí. Junto a cada campo distinto está lo que hay guardado ahora. Guarde otra vez para poner lo suyo en su lugar.
settings-now = Guardado ahora: { $value }
settings-now-empty = Guardado ahora: vacío
settings-now-other = Guardado ahora: otra opción
settings-part-identity = Nombre, zona e idiomas
settings-part-contact = Cómo contactarlos
settings-part-mail = Correo y recordatorios
settings-part-visits = Antes de que vengan
settings-part-look = Colores de las páginas
settings-part-embedding = En el sitio web de la ciudad
settings-part-keeping = Cuánto se guardan las cosas
settings-name = Nombre del departamento
settings-name-hint = Está en cada página, en cada calendario y en cada correo.
settings-city = Ciudad
settings-city-hint = La cabecera de las páginas públicas la muestra.
settings-zone = Zona horaria
settings-zone-hint = Los eventos siguen el reloj de esta zona, salvo que su lugar esté en otra. Por ejemplo, America/Los_Angeles.
settings-languages = Idiomas de las páginas
settings-languages-hint = Los vecinos pueden leer las páginas en cada uno, y el personal escribe textos en cada uno.
settings-main-language = Idioma propio del departamento
settings-main-language-hint = Los textos en él son obligatorios, y lo lee quien no pide otro idioma.
settings-email = Correo electrónico público
settings-email-hint = Las páginas lo muestran, y las respuestas a nuestro correo llegan ahí.
settings-phone = Teléfono, no de emergencias
settings-phone-hint = Lo muestran las páginas y el pie de cada correo.
settings-emergency = Número de emergencias
settings-emergency-hint = El pie de cada correo dice que se marque en una emergencia.
settings-postal = Dirección postal, en una línea
settings-postal-hint = El pie de cada correo la muestra.
settings-sender = Nuestro correo viene de
settings-sender-hint = Una dirección dentro de { $domain }, para que los servicios de correo la crean. Vacía, es la dirección de esta instalación. Las respuestas van a la dirección pública en todo caso.
settings-reminders = Recordatorios
settings-reminders-hint = Cuánto antes del comienzo se recuerda a quienes vienen: cuatro veces como máximo, de 5 minutos a 14 días antes. Si queda vacío, no se recuerda a nadie.
settings-reminder = Recordatorio { $n }
settings-unit = Unidad del recordatorio { $n }
settings-unit-minutes = minutos antes
settings-unit-hours = horas antes
settings-unit-days = días antes
settings-ahead-minutes = { $amount ->
    [one] Un minuto antes
   *[other] { $amount } minutos antes
}
settings-ahead-hours = { $amount ->
    [one] Una hora antes
   *[other] { $amount } horas antes
}
settings-ahead-days = { $amount ->
    [one] Un día antes
   *[other] { $amount } días antes
}
settings-replies = Las apps de calendario pueden responder
settings-replies-hint = Las confirmaciones son invitaciones: quien dice que no en su app de calendario devuelve el lugar.
settings-replies-none = Las apps de calendario todavía no pueden responder aquí: quien opera esta instalación tiene que definir antes mail.reply_address.
settings-when-full = Cuando no quedan lugares
settings-when-full-hint = Lo que dicen las páginas de un evento lleno.
settings-when-full-waitlist = Hay lista de espera
settings-when-full-come-anyway = Vengan igual, puede que falte algo; y hay lista de espera
settings-access-lead = Días de anticipación para pedir accesibilidad
settings-access-lead-hint = Las páginas piden que se diga con estos días de anticipación qué se necesita, como un intérprete. También se aceptan pedidos más tarde.
settings-keeping-lead = Los números son días después de un evento. Lo que pasa de su día se borra en una hora; una retención legal de un evento lo detiene.
settings-keep = Confirmaciones: dirección, nombre y nota
settings-keep-hint = El formulario le dice el día a cada vecino.
settings-keep-topics = De qué quieren hablar los vecinos
settings-keep-topics-hint = Queda cuántas veces se nombró un tema.
settings-keep-access = Qué necesita la gente para participar
settings-keep-access-hint = Hasta entonces solo lo lee la mesa de accesibilidad.
settings-officer-names = Nombres de oficiales en páginas públicas
settings-officer-names-hint = Después las páginas y los calendarios del evento no nombran a nadie.
settings-keep-venue = A quién llamar en un lugar
settings-keep-venue-hint = Se cuenta desde el último evento allí.
settings-keep-close-out = Nota del cierre y nombres de quién se ocupa de una promesa
settings-keep-close-out-hint = Entonces se borran la nota y quién pagó. Los asistentes, las edades, el costo, los temas y las promesas se conservan.
settings-effect-name = Cada página, calendario y correo dice "{ $new }" en lugar de "{ $old }". Las direcciones de las páginas quedan.
settings-effect-zone = { $events ->
    [0] Ningún evento futuro está en la zona del departamento; los nuevos estarán en { $zone }.
    [one] Un evento futuro conserva la hora de su reloj, ahora en { $zone }: las 3 p. m. siguen siendo las 3 p. m.
   *[other] { $events } eventos futuros conservan la hora de sus relojes, ahora en { $zone }: las 3 p. m. siguen siendo las 3 p. m.
}
settings-effect-told = Los calendarios reciben el cambio de { $events ->
    [one] un evento
   *[other] { $events } eventos
} que los vecinos pueden ver, y { $parties ->
    [0] nadie recibe un correo
    [one] un grupo que viene recibe un correo
   *[other] { $parties } grupos que vienen reciben un correo
}.
settings-effect-language-gone = Ya no se ofrecen páginas en { $language }. Los textos en ese idioma quedan guardados.
settings-effect-language-new = Desde ahora se ofrecen páginas en { $language }. Un evento sin texto en ese idioma muestra el otro texto, marcado como tal.
settings-effect-language-main = El idioma propio del departamento es { $language }: los textos nuevos en él son obligatorios.
settings-effect-longer = A los vecinos que ya les escribieron se les dijo un día anterior. Con un número mayor, lo que dieron se guarda más de lo prometido.
settings-holidays = Días festivos
settings-holidays-lead = Las series que saltan los días festivos no se hacen en estos días, y preguntamos por un evento en uno de ellos antes de publicarlo. Las fechas ya hechas quedan.
settings-holidays-none = Todavía no hay días festivos en la lista.
settings-holiday-new = Un día más
settings-holiday-day = Día
settings-holiday-name = Nombre
settings-holiday-name-hint = Por ejemplo, Día del Trabajo. Lo ve el personal.
settings-holiday-add = Agregar el día
settings-holiday-remove = Quitar el { $day }
settings-holiday-added = El día está en la lista.
settings-holiday-removed = El día ya no está en la lista.
settings-error-holiday = Escriba cómo se llama el día.
settings-error-holidays = La lista está llena. Quite días que ya pasaron.
settings-error-name = Escriba el nombre del departamento.
settings-error-language = Elija un idioma que esté marcado arriba.
settings-error-email = Escriba una dirección de correo como nombre@example.org, o déjela vacía.
settings-error-emergency = Escriba qué marcar en una emergencia, como 911.
settings-error-sender = El correo desde ahí no sería creíble. Escriba una dirección dentro de { $domain }, o déjela vacía.
settings-error-reminders = Los recordatorios salen de 5 minutos a 14 días antes del comienzo. Cambie los números.
settings-error-number = Escriba un número entero de { $least } a { $most } en cifras, o déjelo vacío.
settings-error-days = Escriba un número entero de días de { $least } a { $most } en cifras.
settings-error-when-full = Elija qué dicen las páginas.
settings-error-room = Escriba un número entero de { $least } a { $most } en cifras, o déjelo vacío.
settings-venue-room = Personas que caben en el lugar (opcional)
settings-venue-room-hint = Le avisamos cuando un evento admite más. Los vecinos no lo ven.
settings-venue-outdoors = Al aire libre
settings-venue-outdoors-hint = Pedimos un plan para la lluvia antes de publicar un evento aquí.
settings-venue-contact = A quién llamar allí (opcional)
settings-venue-contact-hint = Solo lo ven quienes organizan eventos. Se guarda sellado y se borra { $days ->
    [one] un día
   *[other] { $days } días
} después del último evento aquí.
settings-venue-contact-name = Nombre
settings-venue-contact-phone = Teléfono
settings-venue-contact-email = Correo electrónico
settings-venue-shows = Eventos anteriores
settings-venue-shows-none = Todavía no se hizo nada aquí.
settings-show-date = Fecha
settings-show-kind = Tipo
settings-show-heads = Personas
settings-show-came = { $count ->
    [one] Vino una
   *[other] Vinieron { $count }
}
settings-show-promised = { $count ->
    [one] Una había dicho que sí; nadie contó
   *[other] { $count } habían dicho que sí; nadie contó
}
settings-receipt-venue-contacts = { $amount ->
    [one] Se borró una persona de contacto de un lugar, { $days } días después del último evento allí.
   *[other] Se borraron { $amount } personas de contacto de lugares, { $days } días después del último evento allí.
}
facts-venue-capacity = Se admite a más personas de las que caben en el lugar. Caben { $expected }.
facts-no-rain-plan = El lugar está al aire libre y nada dice qué pasa si llueve.
facts-holiday-named = El { $expected } es { $words }. Revise que el día sea correcto.
kinds-nav = Tipos
kinds-page = Tipos de eventos
kinds-lead = Lo que hay en la mesa. Cada tipo tiene su dibujo, su duración habitual y los textos con que empieza un evento nuevo.
kinds-none = No se ofrece ningún tipo. Agregue uno para poder crear eventos.
kinds-new = Tipo nuevo
kinds-edit = Editar el tipo
kinds-usually = { $minutes ->
    [one] Normalmente un minuto
   *[other] Normalmente { $minutes } minutos
}
kinds-begin = Evento nuevo: { $kind }
kinds-begin-with = Empezar con los textos de un tipo:
kinds-kit = Qué llevan los oficiales: { $kind }
kinds-effect = El nombre, el dibujo y el color se ven enseguida en páginas y calendarios, también de eventos que ya pasaron.
kinds-label = Nombre en { $language }
kinds-label-hint = Por ejemplo, Café con un policía.
kinds-drawing = Dibujo
kinds-drawing-coffee = Café
kinds-drawing-ice-cream = Helado
kinds-drawing-doughnuts = Donas
kinds-drawing-tacos = Tacos
kinds-drawing-pizza = Pizza
kinds-drawing-popsicles = Paletas
kinds-drawing-boba = Té de burbujas
kinds-drawing-cocoa = Chocolate caliente
kinds-drawing-generic = Simple
kinds-color = Color en los calendarios
kinds-color-hint = Si no se cambia, sigue al dibujo. Las apps de calendario escriben el título con él sobre blanco, así que tiene que ser oscuro.
kinds-minutes = Duración habitual en minutos (opcional)
kinds-minutes-hint = Un evento sin final recibe esta duración.
kinds-end-note = Un final vacío se llena con la duración habitual del tipo.
kinds-start = Textos con que empieza un evento nuevo
kinds-start-lead = Llenan el formulario de un evento nuevo de este tipo y se pueden cambiar allí. Los eventos que existen quedan como están.
kinds-start-in = En { $language }
kinds-save = Guardar el tipo
kinds-retire = Retirar este tipo
kinds-retire-lead = Queda en sus eventos y no se ofrece para nuevos. Se puede ofrecer otra vez.
kinds-offer = Ofrecer otra vez este tipo
kinds-offer-lead = Los eventos nuevos pueden volver a ser de este tipo.
kinds-retired-head = Tipos retirados
kinds-retired-lead = Quedan en sus eventos y no se ofrecen para nuevos.
kinds-created = El tipo está en la lista.
kinds-saved = El tipo está guardado.
kinds-retired = El tipo está retirado. Sus eventos lo conservan.
kinds-offered = El tipo se ofrece otra vez.
kinds-error-label = Escriba el nombre en el idioma propio del departamento.
kinds-error-drawing = Elija un dibujo.
kinds-error-color = El texto en este color se lee mal sobre blanco: su contraste es { $contrast } a 1, y hace falta 4.5 a 1. Elija un color más oscuro.
kinds-error-color-shape = Elija un color, o escriba uno como #8b4513.
kinds-error-minutes = Escriba los minutos de { $least } a { $most } en cifras, o déjelo vacío.
topics-list-page = Temas
topics-list-lead = De qué pueden decir los vecinos que quieren hablar.
topics-list-none = No se ofrece ningún tema.
topics-list-new = Tema nuevo
topics-list-edit = Editar el tema
topics-list-effect = El nombre se ve enseguida en cada página, también donde los vecinos ya lo eligieron. Cambie las palabras, no lo que significan.
topics-list-label = Nombre en { $language }
topics-list-save = Guardar el tema
topics-list-retire = Retirar este tema
topics-list-retire-lead = Queda donde se eligió y ya no se ofrece. Se puede ofrecer otra vez.
topics-list-offer = Ofrecer otra vez este tema
topics-list-offer-lead = Los vecinos y el personal pueden elegirlo otra vez.
topics-list-retired-head = Temas retirados
topics-list-retired-lead = Quedan donde se eligieron y ya no se ofrecen.
topics-list-created = El tema está en la lista.
topics-list-saved = El tema está guardado.
topics-list-retired = El tema está retirado. Queda donde se eligió.
topics-list-offered = El tema se ofrece otra vez.
staff-audit-department-settings-changed = Cambió ajustes del departamento
staff-audit-department-holiday-added = Agregó un día festivo
staff-audit-department-holiday-removed = Quitó un día festivo
staff-audit-venue-contact-written = Cambió a quién llamar en un lugar
staff-audit-venue-contacts-forgotten = Borró a quién llamar en lugares
staff-audit-kind-created = Agregó un tipo de evento
staff-audit-kind-edited = Cambió un tipo de evento
staff-audit-kind-retired = Retiró un tipo de evento
staff-audit-kind-offered-again = Volvió a ofrecer un tipo de evento
staff-audit-topic-created = Agregó un tema
staff-audit-topic-edited = Cambió un tema
staff-audit-topic-retired = Retiró un tema
staff-audit-topic-offered-again = Volvió a ofrecer un tema

look-colors = Qué colores
look-colors-hint = La cabecera, el pie y los días de los eventos los llevan, en cada página pública. Las páginas del personal y el correo quedan como están.
look-standard = Los normales: azul marino con una línea amarilla
look-own = Los nuestros
look-ground = Fondo
look-ground-hint = Sobre él se escribe en blanco, así que tiene que ser oscuro.
look-accent = Acento
look-accent-hint = El símbolo y las líneas. Tiene que distinguirse del fondo.
look-error-choice = Elija los colores normales o los suyos.
look-error-ground = Sobre este color no se puede leer: su contraste es de { $contrast } a 1, y tiene que ser de 4.5. Elija uno más oscuro.
look-error-accent = Este color no se distingue del fondo: su contraste es de { $contrast } a 1, y tiene que ser de 3. Elija uno más claro.
embed-title = Eventos de { $department }
embed-all = Ver todos los eventos
embed-calendar = Agregue el calendario al suyo
embed-sites = Sitios que pueden mostrar sus eventos
embed-sites-hint = Una dirección en cada línea, como https://www.city.gov, sin nada después del nombre. Solo estos sitios pueden poner la lista de sus eventos en una página suya.
embed-snippet = Para copiar en la página ({ $language })
embed-note = La lista sigue sus eventos por sí sola. No pone cookies, no ejecuta programas y sus enlaces abren las páginas de ustedes en toda la ventana. Guarde primero la dirección del sitio.
embed-error-site = No podemos leer «{ $site }» como la dirección de un sitio. Escriba https:// y el nombre, sin nada después, como https://www.city.gov.
embed-error-many = Escriba como máximo { $most } sitios.
