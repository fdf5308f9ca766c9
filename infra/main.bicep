// Everything that the bot needs in one resource group. deploy.sh runs it; README.md here says what each module is for.
// Names come from the group's own id, so the same group always gives the same names, and running it again changes nothing.
targetScope = 'resourceGroup'

@description('Where alerts and the budget write to.')
param alertEmail string

@description('Object ids (Entra ID) of the administrators of the bot. They appoint the secretariats.')
@minLength(1)
param administrators array

@description('Object id of the user or group of the IT desk that runs the verbs of the command line. Empty: nobody.')
param operatorId string = ''

@description('Mailbox (object id) in which Graph makes events. Empty: the bot hands out .ics files instead.')
param graphOrganizer string = ''

@description('Storage is reached through private endpoints only, and from nowhere else. Costs more: see docs/install.md.')
param privateEndpoint bool = false

@description('A collector beside the bot brings traces and metrics to Application Insights. Alerts do not depend on it.')
param telemetry bool = true

@description('Monthly amount in the currency of the subscription, above which a mail is sent. 0: no budget.')
@minValue(0)
param monthlyBudget int = 4500

@description('First day of the month in which the budget was made. It can never be changed afterwards, so deploy.sh reads it back.')
param budgetStart string = '${utcNow('yyyy-MM')}-01'

var suffix = uniqueString(resourceGroup().id)
var name = 'sendai-bot-${suffix}'
var storageName = 'sendaibot${suffix}'
var location = resourceGroup().location

module identity 'identity.bicep' = {
  name: 'identity'
  params: {
    name: name
    location: location
  }
}

module network 'network.bicep' = if (privateEndpoint) {
  name: 'network'
  params: {
    name: name
    location: location
    storageName: storage.outputs.name
  }
}

module storage 'storage.bicep' = {
  name: 'storage'
  params: {
    name: storageName
    location: location
    isPrivate: privateEndpoint
  }
}

module watch 'watch.bicep' = {
  name: 'watch'
  params: {
    name: name
    location: location
  }
}

module roles 'roles.bicep' = {
  name: 'roles'
  params: {
    principalId: identity.outputs.principalId
    operatorId: operatorId
    storageName: storage.outputs.name
    componentName: watch.outputs.componentName
    telemetry: telemetry
  }
}

module app 'app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    componentName: watch.outputs.componentName
    workspaceName: watch.outputs.workspaceName
    subnetId: privateEndpoint ? network!.outputs.appSubnetId : ''
    administrators: administrators
    graphOrganizer: graphOrganizer
    telemetry: telemetry
  }
  // The program opens its tables when it starts.
  dependsOn: [roles]
}

module bot 'bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    identityName: identity.outputs.name
    endpoint: '${app.outputs.publicUrl}/api/messages'
  }
}

module alerts 'alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    email: alertEmail
    workspaceName: watch.outputs.workspaceName
    siteName: app.outputs.name
    telemetry: telemetry
  }
}

module budget 'budget.bicep' = if (monthlyBudget > 0) {
  name: 'budget'
  params: {
    amount: monthlyBudget
    start: budgetStart
    email: alertEmail
  }
}

@description('Bot:AppId, and the bot in the manifest of the Teams app.')
output appId string = identity.outputs.clientId
output appName string = app.outputs.name
output publicUrl string = app.outputs.publicUrl
output botResource string = bot.outputs.id
@description('Storage:Endpoint for the verbs that are run from a desk.')
output tables string = storage.outputs.tables
