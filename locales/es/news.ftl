# Noticias de eventos por correo: pedirlas, confirmarlas, cambiarlas, dejarlas. Si news-consent dice
# otra cosa, sube CONSENT_VERSION en domain/subscription.rs.
news-open = Recibir los nuevos eventos por correo
news-title = Nuevos eventos por correo electrónico
news-lead = Cuando anunciemos algo nuevo, le escribimos: por lo general un correo al día como máximo, nunca de noche y sobre nada más.
news-calendar-text = ¿No usa una aplicación de calendario? También podemos escribirle cuando anunciemos algo nuevo.
news-email = Su correo electrónico
news-email-hint = Primero le enviamos un correo para preguntarle si fue usted. Nadie más recibe su dirección.
news-email-missing = Escriba la dirección de correo a la que debemos escribir.
news-email-shape = Escriba su correo electrónico así: nombre@example.org.
news-email-too-long = Esta dirección es demasiado larga. Escriba una de 254 caracteres como máximo.
news-email-not-ascii = Solo podemos escribir a direcciones sin acentos ni letras especiales. Escriba otra.
news-kinds = ¿Qué eventos?
news-districts = ¿En qué parte de la ciudad?
news-pick-hint = No marque nada si quiere saber de todos.
news-topics = ¿Sobre qué temas?
news-topics-hint = No marque nada si quiere saber de todos. Si marca algunos, le avisamos de los eventos que traten al menos uno de ellos.
news-language = Idioma de los correos
news-consent = Quiero que { $department } escriba a este correo electrónico cuando anuncie nuevos eventos. Puedo dejar de recibirlos en cualquier momento con un clic.
news-send = Enviarme el correo para confirmar
news-keep = Su dirección se guarda sellada hasta que usted la dé de baja. Si no confirma, se borra a los 7 días. No guardamos desde qué red escribió.
news-sent = Por favor, revise su correo
news-sent-text = Si podemos escribir a esta dirección, ya va en camino un correo para confirmar. Su enlace sirve dos días; sin él no le enviamos nada. ¿No le llega? Revise la carpeta de correo no deseado o vuelva a intentarlo en diez minutos.
news-forgotten = Ya no guardamos nada de usted
news-forgotten-text = Borramos lo que guardábamos para esta lista. De todos modos, será bienvenido en cada evento.
news-confirm = ¿Quiere recibir nuestras noticias?
news-confirm-send = Sí, escríbanme
news-confirm-else = ¿No fue usted? Entonces no haga nada: sin su sí no enviamos noticias, y la dirección se borra a los 7 días.
news-confirmed = Gracias, quedó confirmado. Le escribiremos cuando anunciemos algo nuevo.
news-already = Ya había confirmado. No tiene que hacer nada más.
news-saved = Guardado.
news-expired = Este enlace ya venció
news-expired-text = Servía durante dos días. Si todavía no recibe noticias, pídalas otra vez. Si ya las recibe, el enlace para cambiarlas está al final de cada correo.
news-again = Pedir noticias por correo
news-stopped = Usted no recibe noticias nuestras
news-stopped-text = Usted dejó de recibir nuestras noticias y su dirección está borrada. Si cambia de opinión, pídalas otra vez; le enviaremos un correo para confirmar, como la primera vez.
news-preferences = ¿De qué le gustaría enterarse?
news-preferences-text = Escribimos a { $email }.
news-save = Guardar
news-stop = Dejar de recibir todo
news-stop-text = Desde este momento no recibirá más noticias. Los mensajes sobre un evento al que se apuntó siguen llegando.
news-stop-send = Dejar de recibir noticias
news-forget-text = Dejamos de enviarle noticias y borramos de inmediato lo que guardamos para esta lista. Solo queda una clave que nadie puede convertir de nuevo en su dirección, para que nadie pueda inscribirle sin preguntarle.
unsubscribe-news-title = ¿Dejar de recibir noticias de eventos por correo?
unsubscribe-news-text = Ya no escribiremos a esta dirección sobre nuevos eventos. Los recordatorios y cambios de un evento al que se apuntó siguen llegando.
unsubscribe-news-done-text = Ya no le escribiremos sobre nuevos eventos. De todos modos, será bienvenido en cada evento.
unsubscribe-reminders-title = ¿No más recordatorios de este evento?
unsubscribe-reminders-text = Usted sigue en la lista, pero no le enviaremos recordatorios. Si el evento cambia o se cancela, sí le escribimos.
unsubscribe-reminders-done = No más recordatorios
unsubscribe-reminders-done-text = No le recordaremos este evento. Usted sigue en la lista. Si el evento cambia o se cancela, le escribimos.
unsubscribe-all-reminders-title = ¿No más recordatorios?
unsubscribe-all-reminders-text = Usted sigue en la lista de cada evento al que viene, pero no le enviaremos recordatorios de ninguno. Si alguno cambia o se cancela, sí le escribimos.
unsubscribe-all-reminders-done-text = No le recordaremos los eventos a los que viene. Usted sigue en sus listas. Si alguno cambia o se cancela, le escribimos.
privacy-news = Dirección para noticias de eventos
privacy-news-text = Solo si las pidió y lo confirmó. Sellada, junto con lo que quiere saber y cuándo lo aceptó. Se borra cuando usted la da de baja; entonces solo queda una clave que nos dice que no escribamos. Sin confirmar: se borra a los 7 días.
privacy-receipt-unconfirmed = { $amount ->
    [one] Se borró una solicitud de noticias sin confirmar, { $days } días después de hacerse.
   *[other] Se borraron { $amount } solicitudes de noticias sin confirmar, { $days } días después de hacerse.
}
privacy-receipt-stopped = { $amount ->
    [one] Se borró lo que quedaba de una suscripción terminada, a más tardar { $days } días después.
   *[other] Se borró lo que quedaba de { $amount } suscripciones terminadas, a más tardar { $days } días después.
}
staff-venue-district = Parte de la ciudad (opcional)
staff-venue-district-hint = Por ejemplo: Centro. Escríbala igual en cada lugar: los vecinos pueden pedir noticias de los eventos de una parte de la ciudad.

mail-subscription-confirm-subject = Por favor, confirme: noticias de eventos de { $department }
mail-subscription-confirm-ask-heading = ¿Quiere recibir nuestras noticias?
mail-subscription-confirm-ask-intro = Alguien, probablemente usted, pidió que { $department } escriba a esta dirección cuando anuncie nuevos eventos.
mail-subscription-confirm-ask-link = Ver de qué se trata y confirmar
mail-subscription-confirm-ask-next = El enlace sirve dos días. ¿No fue usted? Entonces no haga nada: sin su sí no enviamos noticias, y la dirección se borra a los 7 días.
mail-subscription-confirm-known-heading = Usted ya recibe nuestras noticias
mail-subscription-confirm-known-intro = Alguien, probablemente usted, pidió que { $department } escriba a esta dirección sobre nuevos eventos. Ya lo hacemos y no cambiamos nada.
mail-subscription-confirm-known-link = Cambiar lo que recibe o dejar de recibirlo
mail-subscription-confirm-known-next = No comparta este enlace: quien lo tenga puede cambiar lo que usted recibe.
mail-event-news-subject = Nuevo: { $title }
mail-event-news-heading = { $count ->
    [one] Un nuevo evento con { $department }
   *[other] { $count } nuevos eventos con { $department }
}
mail-event-news-intro = { $count ->
    [one] Anunciamos algo nuevo. Todos son bienvenidos; no hace falta que dé su nombre.
   *[other] Anunciamos algo nuevo, primero lo más próximo. Todos son bienvenidos; no hace falta que dé su nombre.
}
mail-event-news-also = Serie
mail-event-news-dates = { $count ->
    [one] y una fecha más
   *[other] y { $count } fechas más
}
mail-event-news-see = Ver «{ $title }»
mail-event-news-more = { $count ->
    [one] Y un evento más.
   *[other] Y { $count } eventos más.
}
mail-event-news-all = Ver todos los eventos
mail-foot-subscription-confirm = Recibe este mensaje porque alguien escribió esta dirección en nuestro formulario de noticias de eventos.
mail-foot-news = Recibe este mensaje porque pidió a { $department } noticias de eventos y lo confirmó.
mail-foot-news-narrowed = Recibe este mensaje porque pidió a { $department } noticias de algunos de sus eventos y lo confirmó.
mail-foot-preferences = Cambiar lo que recibe
mail-foot-stop-news = Darse de baja de las noticias de eventos
mail-foot-no-reminders = No más recordatorios de este evento
mail-foot-reminders = Recibe esta carta porque nos dijo que viene a estos eventos. Para no enviarle muchas cartas en una hora, las reunimos en una.
mail-foot-no-reminders-at-all = No más recordatorios de estos ni de sus otros eventos
