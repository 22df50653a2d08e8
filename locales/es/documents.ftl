# Papeles para imprimir: la información previa y el volante como archivos PDF.
documents-page = Página { $number } de { $all }
documents-lacks = Donde aparece un �, a la letra de este archivo le falta un carácter. La página web lo tiene.
documents-briefing-link = Información previa (PDF)
documents-flyer-link = Volante (PDF)
documents-flyer-in = Volante (PDF), en { $language }

# La información previa, en la página y en el archivo
briefing-host = Quién recibe en el lugar
briefing-host-none = No hay nadie anotado para este lugar.
briefing-announced = Temas anunciados

# El volante
flyer-title = Volante: { $title }
flyer-free = Es gratis y todos son bienvenidos. Nadie le va a preguntar quién es ni dónde vive, ni le va a pedir papeles. Llegue cuando guste y quédese el tiempo que quiera.
flyer-topics = De qué podemos hablar: { $topics }. Traiga también sus propios temas.
flyer-access = ¿Necesita intérprete, lengua de señas, letra grande u otra cosa para participar? No le cuesta nada.
flyer-postponed-text = Todavía no hay nueva fecha. La página de abajo la tendrá en cuanto la sepamos.
flyer-code = Todo sobre este evento, y si cambian los planes
flyer-code-alt = Código QR que abre { $address }
flyer-as-of = Último cambio de lo que dice este volante: { $when }.
