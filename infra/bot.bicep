// The registration with Azure Bot Service, and Teams as its only channel. The service adds Direct Line and Web Chat by itself
// when a bot is made; nothing can be declared that keeps them out, so deploy.sh removes them and looks again.
param name string
param identityName string
param endpoint string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    // Messages of Teams are free in S1 as in F0; only S1 has a promise of availability.
    name: 'S1'
  }
  properties: {
    displayName: 'Sendai.Bot'
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identity.id
    disableLocalAuth: true
    isStreamingSupported: false
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
      acceptedTerms: true
    }
  }
}

output id string = bot.id
