### What owners read once a car they told us about works.


works =
    .heading = { $Your_car } já funciona
    .lead = Falou-nos dele quando não funcionava. Agora pode conectá-lo.
    .other = O carro com esta referência já funciona. Pode conectá-lo.
    .primary = Conectar o meu carro
    .new = Nada é partilhado antes de dizer que sim.
    .kept = Ainda pode apagar o que nos enviou.
    .look_heading = Já funciona?
    .look = Não guardamos nenhum endereço seu. Abra aqui de novo { $address }: a página avisa assim que o carro funcionar.
