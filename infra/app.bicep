// The web app. Settings made here replace those made by hand: what the bot runs with stands in this file and its parameters.
param name string
param location string
param identityName string
param storageName string
param componentName string
param workspaceName string
param subnetId string
param administrators array
param graphOrganizer string
param telemetry bool

// The host name that App Service gives. A setting of the site cannot ask the site for it.
var publicUrl = 'https://${name}.azurewebsites.net'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

var settings = [
  { name: 'Bot__AppId', value: identity.properties.clientId }
  { name: 'Bot__TenantId', value: tenant().tenantId }
  { name: 'Bot__Credential', value: 'ManagedIdentity' }
  { name: 'Bot__ManagedIdentityClientId', value: identity.properties.clientId }
  { name: 'Bot__PublicUrl', value: publicUrl }
  { name: 'Storage__Endpoint', value: account.properties.primaryEndpoints.table }
  { name: 'Storage__ClientId', value: identity.properties.clientId }
  { name: 'Backup__Container', value: '${account.properties.primaryEndpoints.blob}backups' }
  { name: 'Access__Tenants__0', value: tenant().tenantId }
  { name: 'Graph__Organizer', value: graphOrganizer }
  { name: 'WEBSITES_PORT', value: '8080' }
  { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'false' }
  // Longer than a turn may take: the platform's own patience is five seconds.
  { name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT', value: '60' }
]

var administratorSettings = [for (id, index) in administrators: {
  name: 'Access__Administrators__${index}'
  value: id
}]

var telemetrySettings = [
  { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://localhost:4317' }
  // Five minutes, in milliseconds: one a minute would be most of what the daily cap allows.
  { name: 'OTEL_METRIC_EXPORT_INTERVAL', value: '300000' }
  { name: 'COLLECTOR_CONFIG', value: loadTextContent('collector.yaml') }
  { name: 'COLLECTOR_CLIENT_ID', value: identity.properties.clientId }
  // Names the resource; since local authentication is off, it opens nothing.
  { name: 'COLLECTOR_TARGET', value: component.properties.ConnectionString }
]

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: 'B1'
    capacity: 1
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Any instance may answer anybody.
    clientAffinityEnabled: false
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      appCommandLine: 'dotnet Sendai.Bot.dll serve --listen any --port 8080'
      alwaysOn: true
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      webSocketsEnabled: false
      healthCheckPath: '/health/ready'
      appSettings: concat(settings, administratorSettings, telemetry ? telemetrySettings : [])
    }
  }
}

// Whoever deploys signs in; there is no password that could be copied.
resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

// The value of a variable is the name of the app setting that holds it.
resource collector 'Microsoft.Web/sites/sitecontainers@2024-04-01' = if (telemetry) {
  parent: site
  name: 'collector'
  properties: {
    image: 'docker.io/otel/opentelemetry-collector-contrib:0.149.0'
    isMain: false
    authType: 'Anonymous'
    targetPort: '4317'
    startUpCommand: '--config=env:COLLECTOR_CONFIG'
    environmentVariables: [
      { name: 'COLLECTOR_CONFIG', value: 'COLLECTOR_CONFIG' }
      { name: 'COLLECTOR_CLIENT_ID', value: 'COLLECTOR_CLIENT_ID' }
      { name: 'COLLECTOR_TARGET', value: 'COLLECTOR_TARGET' }
    ]
  }
}

// Never AppServiceHTTPLogs: they hold addresses of people, query strings, and the paths of links that work once.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: site
  properties: {
    workspaceId: workspace.id
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
    ]
  }
}

output name string = site.name
output publicUrl string = publicUrl
