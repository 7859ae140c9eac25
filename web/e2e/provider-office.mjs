// A provider for the test (EXERCISE): the certified implementation of OpenID Connect, which lets in everybody as whom he
// says he is. Usage: node provider-office.mjs PORT CLIENT SECRET THE_PAGE'S_ROOM

import Provider from 'oidc-provider'

const [port, client_id, client_secret, room] = process.argv.slice(2)
const issuer = `http://127.0.0.1:${port}`
const provider = new Provider(issuer, {
  clients: [{ client_id, client_secret, redirect_uris: [room] }],
})
provider.listen(Number(port), '127.0.0.1', () => console.log(`provider: ${issuer}`))
