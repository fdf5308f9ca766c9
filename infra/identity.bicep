// As whom the bot calls Teams, its tables and its backups: an identity without anything that could leak or run out.
param name string
param location string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

output name string = identity.name
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
