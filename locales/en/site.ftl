site-name = Cuppa
