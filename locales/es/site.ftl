# Textos de las páginas públicas.
site-name = Cuppa
site-skip = Ir al contenido principal
site-page-of = Una página de { $city }
site-language = Idioma
site-community-events = Eventos comunitarios
site-main-nav = Principal
site-nav-events = Eventos
site-nav-stories = Historias
site-nav-calendar = Calendario
site-calendar-of = Calendario de eventos comunitarios
site-crumbs = Usted está aquí
site-share = Enviar por correo a alguien
site-print = Esta página se imprime bien: use la opción de imprimir de su navegador.
site-footer-emergency = ¿Una emergencia? Llame al 911.
site-footer-other = Para todo lo demás, llame al { $phone }.
site-footer-privacy = Qué guardamos sobre usted
site-footer-accessibility = Accesibilidad
site-footer-zone = Todas las horas están en { $zone }.
list-and = { $most } y { $last }

form-problem = Hay un problema
form-error-prefix = Error:
form-leave-empty = Deje esto vacío

flag-label = Estado
flag-cancelled = Cancelado
flag-postponed = Pospuesto
flag-rescheduled = Nueva fecha
flag-moved = Nuevo lugar
flag-full = Lleno
flag-over = Ya pasó

departments-title = Conozca a sus oficiales
departments-lead = Café, tacos, helado y conversación. Elija su departamento para ver qué viene.
departments-none = Ningún departamento ha abierto todavía su calendario aquí.
departments-no-events = Por ahora no hay nada planeado.
departments-all = Todos los eventos de { $department }

home-title = Venga a platicar con nosotros
home-lead = Sin discursos y sin agenda: solo oficiales, vecinos y algo rico para comer o tomar.
home-past-title = Eventos pasados
home-next = Lo que sigue
home-filter = Buscar un evento
home-filter-q = Palabras del evento
home-filter-kind = Qué habrá en la mesa
home-filter-language = Idioma que se habla
home-filter-venue = Lugar
home-filter-topic = Tema
home-filter-officer = Oficial
home-filter-from = Desde este día
home-filter-to = Hasta este día
home-filter-any = Cualquiera
home-filter-send = Mostrar eventos
home-filtered = Está viendo
home-filter-clear = Mostrar todos los eventos
home-filter-empty = Ningún evento coincide con lo que busca. Pruebe con menos filtros.
home-empty = Por ahora no hay nada planeado. Agregue nuestro calendario al suyo y el próximo evento aparecerá ahí solo.
home-past-empty = Todavía no se ha realizado ningún evento.
home-more = Mostrar más eventos
home-past-link = Ver eventos pasados
home-upcoming-link = Ver próximos eventos
home-subscribe = No se pierda ninguno
home-subscribe-text = Nuestros eventos pueden aparecer en su propio calendario y actualizarse ahí cuando cambien los planes.
home-story = Última historia

event-cancelled = Cancelado
event-cancelled-text = Este evento no se llevará a cabo. Usted no tiene que hacer nada.
event-postponed = Pospuesto
event-postponed-text = Todavía no hay nueva fecha. La pondremos en esta página y en el calendario en cuanto la sepamos.
event-over = Este evento ya pasó
event-over-text = Gracias a todas las personas que vinieron.
event-over-story = Lea cómo nos fue:
event-rescheduled = Nueva fecha
event-was-date = Al principio estaba previsto para el { $when }.
event-moved = Nuevo lugar
event-was-place = Al principio estaba previsto en { $place }.
event-was = Antes:
event-glance = De un vistazo
event-on = Sigue en pie
event-free = Gratis
event-welcome = Todos son bienvenidos
event-facts = Cuándo y dónde
event-when = Cuándo
event-where = Dónde
event-any-time = Llegue cuando guste y quédese el tiempo que quiera.
event-map = Ver en un mapa
event-getting-in = Cómo entrar
event-rain = Si llueve
event-add = Agregar a mi calendario
event-subscribe = Suscribirse a todos los eventos
event-expect = Qué puede esperar
event-no-name = No tiene que dar su nombre
event-no-name-text = Nadie le va a preguntar quién es ni dónde vive, ni le va a pedir papeles. Entre, hable de lo que le importa y váyase cuando quiera.
event-people = Quiénes estarán
event-speaks = Habla { $languages }
event-topics = De qué podemos hablar
event-topics-text = Algunas ideas para empezar. Traiga también las suyas.
event-access = Accesibilidad e idiomas
event-spoken = Idiomas que se hablan: { $languages }.
event-access-text = ¿Necesita intérprete, lengua de señas, letra grande u otra cosa para participar? Díganos; no le cuesta nada.
event-access-phone = Llame al { $phone }, o al 711 para el servicio de retransmisión.
event-access-email = Escriba a { $email }.
event-access-by = Si puede, pídalo a más tardar el { $day }. Después también se vale: haremos lo posible.
event-access-late = Todavía puede pedirlo: haremos lo que esté a nuestro alcance.
event-changes = Si cambian los planes
event-changes-text = Esta página y nuestro calendario siempre dicen lo último. Si deja un correo electrónico al avisar que viene, también le escribimos.
event-last-changed = Último cambio: { $when }.
event-others = Otros eventos
event-previous = Antes:
event-next = Después:
event-all = Todos los eventos

rsvp-open = Avisar que voy
rsvp-optional = Es opcional. Puede simplemente venir.
rsvp-join-waitlist = Entrar en la lista de espera
rsvp-full = Ya no hay lugares
rsvp-full-text = Ya no hay lugares. Díganos cuántas personas son y les haremos un espacio si alguien cancela.
rsvp-full-form = Quedará en la lista de espera. Con un correo electrónico podemos avisarle en cuanto haya lugar.
rsvp-not-yet = Podrá avisar que viene a partir de esta fecha: { $when }.
rsvp-closed = Ya cerramos la cuenta previa. De todos modos puede venir.
rsvp-cancelled = Este evento está cancelado, así que no hay nada a qué apuntarse.
rsvp-postponed = Este evento está pospuesto. Podrá avisar que viene cuando haya nueva fecha.
rsvp-over = Este evento ya pasó. Esperamos verle en el próximo.
rsvp-title = Avise que viene
rsvp-back = Volver al evento
rsvp-lead = Nos ayuda a tener suficiente para todos. Solo hace falta el número de personas.
rsvp-party = ¿Cuántas personas?
rsvp-party-hint = Usted y todas las personas que traiga, también los niños. De 1 a 20.
rsvp-email = Correo electrónico (opcional)
rsvp-email-hint = Para un recordatorio y para avisarle si cambian los planes.
rsvp-article = Quiero recibir la historia después (opcional)
rsvp-article-hint = Un solo correo, cuando salga el artículo sobre el evento. Hace falta su correo electrónico.
rsvp-language = Idioma de nuestros correos
rsvp-name = Nombre (opcional)
rsvp-name-hint = El nombre que guste, o ninguno.
rsvp-note = ¿De qué le gustaría hablar? (opcional)
rsvp-note-hint = No escriba datos privados: esto puede volverse un registro público. En una emergencia, llame al 911.
rsvp-send = Cuenten conmigo
rsvp-keep = Qué guardamos
rsvp-keep-text = El nombre, el correo electrónico y la nota se borran en esta fecha: { $day }. Después solo queda el número de personas.

received-title = Ya contamos con usted
received-text = { $count ->
    [one] Esperamos a una persona.
   *[other] Esperamos a { $count } personas.
}
received-waitlisted = Está en la lista de espera
received-waitlisted-text = { $count ->
    [one] Le escribiremos cuando haya lugar para una persona.
   *[other] Le escribiremos cuando haya lugar para { $count } personas.
}
received-mail = Revise su correo
received-mail-text = Le enviamos un mensaje con un enlace. Con él puede cambiar el número de personas o avisarnos que no puede venir. Si ya se había apuntado, nada ha cambiado y el enlace es el mismo.

manage-made = Ya quedó anotado. Gracias.
manage-changed = Su cambio quedó guardado.
manage-withdrawn-done = Ya le quitamos de la lista.
manage-confirmed = { $count ->
    [one] Usted viene: una persona
   *[other] Ustedes vienen: { $count } personas
}
manage-waitlisted = { $count ->
    [one] En lista de espera: una persona
   *[other] En lista de espera: { $count } personas
}
manage-waitlisted-text = Cuando se desocupen lugares para todos ustedes, pasarán a la lista sin hacer nada.
manage-withdrawn = No está en la lista
manage-withdrawn-text = ¿Cambió de opinión? Puede simplemente venir, o apuntarse otra vez en la página del evento.
manage-locked = Aquí ya no se puede cambiar nada.
manage-change = Cambiar el número
manage-change-send = Guardar el número
manage-withdraw = ¿No puede venir?
manage-withdraw-text = Avísenos para que otra persona aproveche sus lugares. No tiene que dar una razón.
manage-withdraw-send = Quitarme de la lista
manage-held = Qué guardamos
manage-held-count = { $count ->
    [one] Un número: una persona
   *[other] Un número: { $count } personas
}
manage-held-name = El nombre que nos dio
manage-held-email = Su correo electrónico, { $email }
manage-held-note = De qué le gustaría hablar
manage-held-article = Que quiere recibir la historia después
manage-held-until = Lo que pueda identificarle se borra en esta fecha: { $day }.
manage-keep-link = Guarde la dirección de esta página o anote el código de abajo. Sin correo electrónico no hay otra forma de cambiar su aviso.

calendar-title = Nuestros eventos en su calendario
calendar-lead = Suscríbase una sola vez. Los eventos nuevos aparecen solos, y también le llegan los cambios y las cancelaciones.
calendar-add = Agregar a mi calendario
calendar-how = Cómo funciona
calendar-apple = iPhone, iPad y Mac
calendar-apple-text = Oprima el botón de arriba y elija Suscribirse.
calendar-google = Calendario de Google
calendar-google-text = Abra este enlace con su cuenta de Google y confirme. También aparecerá en su teléfono.
calendar-google-link = Agregar al Calendario de Google
calendar-outlook = Outlook
calendar-outlook-text = Abra este enlace, inicie sesión y oprima Importar.
calendar-outlook-link = Agregar a Outlook
calendar-other = Otra aplicación
calendar-other-text = Busque en su aplicación «suscribirse por URL» y pegue esta dirección:
calendar-often = Qué tan rápido llegan los cambios
calendar-often-text = Su aplicación decide cada cuánto revisa: algunas cada hora, Google unas dos veces al día. El mismo día del evento, lo más seguro es este sitio.

articles-title = Historias
articles-lead = Cómo nos fue en los eventos, de qué habló la gente y qué se hizo después.
articles-empty = Todavía no hay ninguna historia.
articles-more = Historias anteriores
article-byline = Publicado el { $when } por { $author }
article-updated = Actualizado: { $when }
article-event = El evento
article-others = Otras historias
article-previous = Anterior:
article-next = Siguiente:
article-all = Todas las historias

unsubscribe-title = ¿Dejar de recibir historias por correo?
unsubscribe-text = Ya no enviaremos a esta dirección historias sobre nuestros eventos. Los recordatorios y cambios de un evento al que se apuntó siguen llegando.
unsubscribe-send = Dejar de recibirlos
unsubscribe-done = Ya no recibirá correos
unsubscribe-done-text = Ya no le enviaremos historias. De todos modos, será bienvenido en cada evento.

error-on = A dónde puede ir
error-reference = Si nos llama por esto, díganos este código:
error-call = Llame al { $phone }
error-departments = Todos los departamentos
error-400 = No pudimos leer eso
error-400-text = La página se pidió con algo que no entendemos. Regrese e intente otra vez.
error-403 = Esta página no está abierta para usted
error-403-text = Tal vez tenga que iniciar sesión, o el formulario se envió desde otro sitio.
error-404 = No encontramos esa página
error-404-text = Tal vez la dirección tenga un error, o la página ahora se llame de otra forma.
error-held = No guardamos nada con este enlace
error-held-text = El aviso ya se borró, o falta una parte del enlace.
error-410 = Esta página ya no existe
error-410-text = Estuvo aquí y no va a regresar.
error-413 = Eso fue demasiado largo
error-413-text = Por favor envíe un texto más corto.
error-422 = No pudimos usar lo que llegó
error-422-text = Regrese, revise el formulario y envíelo otra vez.
error-429 = Fueron demasiados intentos seguidos
error-429-text = Espere unos minutos e intente otra vez. No se pierde nada.
error-500 = Algo falló de nuestro lado
error-500-text = No es culpa suya. Por favor intente otra vez dentro de un rato.
error-503 = Regresamos en un momento
error-503-text = El sitio está ocupado o en mantenimiento. Por favor intente otra vez en un minuto.

privacy-title = Qué guardamos sobre usted
privacy-lead = Puede leer todo aquí y venir a cada evento sin decirnos quién es. Si nos avisa que viene, esto es lo que guardamos.
privacy-count = Cuántas personas vienen
privacy-count-text = Solo un número. Ayuda a planear y no dice nada de usted, por eso se queda.
privacy-contact = Nombre, correo electrónico y nota
privacy-contact-text = { $days ->
    [one] Todo es opcional. Se borra un día después del evento.
   *[other] Todo es opcional. Se borra { $days } días después del evento.
}
privacy-mail = Los correos que le enviamos
privacy-mail-text = { $days ->
    [one] Una copia sellada se borra un día después de enviarla.
   *[other] Una copia sellada se borra { $days } días después de enviarla.
}
privacy-cookies = Cookies y rastreo
privacy-cookies-text = Quienes visitan el sitio no reciben cookies. No usamos rastreadores ni publicidad, y no entregamos nada a otras empresas.
privacy-ask = Preguntas
privacy-ask-text = Abra el enlace que recibió al apuntarse para ver qué guardamos. ¿Preguntas? Llámenos.

accessibility-title = Accesibilidad
accessibility-lead = Todas las personas deben poder usar este sitio y venir a nuestros eventos.
accessibility-standard = Lo que buscamos
accessibility-standard-text = Hacemos estas páginas según las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2, nivel AA. Funcionan con teclado, con lector de pantalla, ampliadas y sin scripts.
accessibility-help = ¿Algo no le funciona?
accessibility-help-text = Díganos qué quería hacer. Le ayudamos de inmediato y después arreglamos la página.

## Qué falta en un formulario y qué escribir en su lugar
form-too-long = Escriba menos: como máximo { $max } caracteres.
form-control-character = Hay caracteres que no se pueden mostrar. Escríbalo de nuevo a mano.
rsvp-party-missing = Escriba cuántas personas vienen, con un número como 2.
rsvp-party-not-a-number = Escriba el número de personas en cifras, por ejemplo 2.
rsvp-party-out-of-range = Escriba un número del 1 al 20. Si es un grupo más grande, llámenos.
rsvp-party-too-few = Escriba al menos 1: el número también le incluye a usted.
rsvp-email-shape = Escriba su correo así: nombre@example.org. O déjelo vacío.
rsvp-email-too-long = Este correo es demasiado largo. Revíselo o déjelo vacío.
rsvp-email-not-ascii = Todavía no podemos escribir a direcciones con letras como ñ o é. Use otra dirección o déjelo vacío.
rsvp-name-link = Escriba aquí solo un nombre, sin direcciones de internet.
rsvp-again = Por favor, pulse el botón una vez más: el formulario se envió muy rápido o llevaba abierto más de un día. Todo lo que escribió sigue aquí.
manage-title = Su aviso de asistencia
manage-too-few = { $left ->
    [0] Ya no queda ningún lugar. Su número sigue igual.
    [one] Solo queda un lugar más. Su número sigue igual.
   *[other] Solo quedan { $left } lugares más. Su número sigue igual.
}
home-description = Café, helado y conversación con la policía de { $department }. Nadie tiene que dar su nombre.
filter-since = desde el { $date }
filter-until = hasta el { $date }
filter-words = “{ $words }”
language-en = inglés
language-es = español
