## Entrar con la cuenta del propio departamento.

identity-doors = Con la cuenta de su departamento
identity-label = Cuenta de la ciudad
identity-refused-page = No pudo entrar
identity-refused-lead = No pudimos abrir la sesión con esa cuenta.
identity-refused-help = Entre con su correo y su contraseña, o pregunte a quien administra estas páginas si usted está en la lista con la dirección de esa cuenta.
identity-down-page = La cuenta de su departamento no responde
identity-down-lead = No pudimos comunicarnos con el servicio que conoce su cuenta.
identity-down-help = Inténtelo de nuevo en unos minutos, o entre con su correo y su contraseña.
identity-late-page = Empiece de nuevo
identity-late-lead = Entrar tardó demasiado, o se empezó en otro navegador.
identity-late-help = Vuelva a la página para entrar y empiece de nuevo. Este navegador tiene que aceptar cookies.

identity-settings = Entrar con sus propias cuentas
identity-settings-issuer = Proveedor
identity-settings-label = En el botón
identity-settings-help = Las personas del departamento pueden entrar con estas cuentas o con su contraseña. Lo configura quien administra el servidor.
identity-settings-unusable = Este servidor se construyó sin esta función: se entra con la contraseña. Quien administra el servidor puede cambiarlo.

staff-audit-department-provider-set = Eligió el proveedor con el que se entra
staff-audit-department-provider-removed = Quitó el proveedor con el que se entraba
staff-audit-staff-provider-bound = Entró por primera vez con una cuenta del proveedor
staff-audit-staff-provider-forgotten = Olvidó la cuenta de alguien en el proveedor
staff-audit-staff-signed-in-by-provider = Entró con una cuenta del proveedor
