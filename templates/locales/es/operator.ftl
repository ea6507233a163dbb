### What owners read once a car they told us about works.


works =
    .heading = { $Your_car } ya funciona
    .lead = Nos habló de él cuando no funcionaba. Ahora puede conectarlo.
    .other = El coche con esta referencia ya funciona. Puede conectarlo.
    .primary = Conectar mi coche
    .new = No se comparte nada antes de que usted acepte.
    .kept = Todavía puede borrar lo que nos envió.
    .look_heading = ¿Funciona ya?
    .look = No guardamos ninguna dirección suya. Abra aquí de nuevo { $address }: lo dirá en cuanto su coche funcione.
