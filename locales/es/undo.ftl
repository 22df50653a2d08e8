## Deshacer un cambio, y el plan para la lluvia

# Deshacer, para el personal
undo-told = { $count ->
    [0] Todavía no se ha escrito a nadie.
    [one] Ya se avisó a 1 grupo.
   *[other] Ya se avisó a { $count } grupos.
}
undo-words-stay = Vuelven la fecha, la hora y el lugar. Los textos y los lugares disponibles que se guardaron a la vez se quedan.
undo-refused-page = Esto ya no se puede deshacer
undo-refused-help = Mire el evento otra vez y elija qué hacer.
undo-refused-nothing = No hay ningún cambio que se pueda deshacer. Quizás ya esté deshecho.
undo-refused-overtaken = Después se cambió otra cosa, así que no se puede volver a lo de antes.
undo-refused-too-late = Ya pasaron los diez minutos en que se podía deshacer.
undo-refused-started = Ya pasó la hora de comienzo a la que volvería.

# El plan para la lluvia, para el personal
rain-use = Usar el plan para la lluvia
rain-use-page = Usar el plan para la lluvia
rain-use-effect = La fecha, la hora y el lugar no cambian. La página, la lista y el calendario dicen que vale el plan para la lluvia.
rain-use-button = Usar el plan para la lluvia
rain-use-button-told = { $addresses ->
    [one] Usar el plan para la lluvia y avisar a 1 dirección
   *[other] Usar el plan para la lluvia y avisar a { $addresses } direcciones
}
rain-use-saved = Vale el plan para la lluvia.
rain-back = Volver al plan de siempre
rain-back-page = Volver al plan de siempre
rain-back-effect = La fecha, la hora y el lugar no cambian. En menos de un minuto todo el mundo ve que ya no vale el plan para la lluvia.
rain-back-button = Volver al plan de siempre
rain-back-button-told = { $addresses ->
    [one] Volver al plan de siempre y avisar a 1 dirección
   *[other] Volver al plan de siempre y avisar a { $addresses } direcciones
}
rain-back-saved = Vale otra vez el plan de siempre.
rain-plan-heading = El plan para la lluvia
rain-sentence = Una frase más, si quiere (opcional)
rain-sentence-hint = Aparece en la página, en el correo y en el calendario. Por ejemplo: Entren por la puerta lateral.
rain-keep = No cambiar nada
rain-stale = Mientras tanto alguien guardó este evento. Mírelo una vez más y pulse de nuevo.
rain-on-since = Desde el { $when }.
staff-audit-event-rain-plan-on = Usó el plan para la lluvia
staff-audit-event-rain-plan-off = Volvió al plan de siempre

# Para todo el mundo
rain-on-heading = Vale el plan para la lluvia
calendar-rain-on = Vale el plan para la lluvia: { $fact }
flag-rain = Plan para la lluvia

# El plan para la lluvia, por correo
mail-rain-plan-subject = Vale el plan para la lluvia: { $title }
mail-rain-plan-heading = Vale el plan para la lluvia: { $title }
mail-rain-plan-intro = El evento se hace, con su plan para la lluvia. La fecha, la hora y el lugar no cambian. Su inscripción sigue en pie.
mail-rain-plan-plans = Si así no le conviene, cambie o retire su inscripción con el enlace de abajo.
mail-rain-plan-back-subject = Vale otra vez el plan de siempre: { $title }
mail-rain-plan-back-heading = Vale otra vez el plan de siempre: { $title }
mail-rain-plan-back-intro = Ya no hace falta el plan para la lluvia: el evento se hace como se anunció al principio. La fecha, la hora y el lugar no cambian. Su inscripción sigue en pie.
mail-rain-on = Vale el plan para la lluvia
mail-rain-sentence = Bueno es saberlo

# Una corrección, por correo
mail-correction-subject = Corrección: { $title }
mail-correction-heading = Se hace como estaba previsto: { $title }
mail-correction-intro = No haga caso de nuestro último mensaje sobre este evento: fue un error y lo sentimos. El evento se hace como estaba previsto. Abajo está lo que vale, y su inscripción sigue en pie.
mail-correction-plans = Si por nuestro error cambió de planes, todavía puede cambiar su inscripción con el enlace de abajo.
mail-correction-postponed-subject = Corrección: { $title }
mail-correction-postponed-heading = Sigue aplazado: { $title }
mail-correction-postponed-intro = No haga caso de nuestro último mensaje sobre este evento: fue un error y lo sentimos. El evento sigue aplazado y todavía buscamos una nueva fecha. Su inscripción sigue en pie.
