// What somebody hears of by mail. The rules on logs read what the bot writes about itself (category Sendai.Bot.Watch);
// the rules on metrics come from the platform, and hold when the bot says nothing at all.
param name string
param location string
param email string
param workspaceName string
param siteName string
param telemetry bool

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource site 'Microsoft.Web/sites@2024-04-01' existing = {
  name: siteName
}

resource mail 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: 'sendai-bot'
    enabled: true
    emailReceivers: [
      {
        name: 'desk'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

// ResultDescription holds one line of JSON of the program.
var logRules = [
  {
    key: 'dead-letters'
    title: '届けられなかったメッセージがあります'
    severity: 2
    window: 'PT1H'
    query: '''
      AppServiceConsoleLogs
      | extend line = parse_json(ResultDescription)
      | where tostring(line.Category) == 'Sendai.Bot.Watch' and toint(line.EventId) == 101 // DeadLetter
      | summarize found = count()
      '''
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    key: 'deliveries-late'
    title: '送信が10分より遅れています'
    severity: 1
    window: 'PT30M'
    query: '''
      AppServiceConsoleLogs
      | extend line = parse_json(ResultDescription)
      | where tostring(line.Category) == 'Sendai.Bot.Watch' and toint(line.EventId) == 100 // Alive
      | summarize found = countif(todouble(line.State.Lag) > 600)
      '''
    operator: 'GreaterThan'
    threshold: 1
  }
  {
    key: 'no-heartbeat'
    title: 'ボットの様子が30分わかりません'
    severity: 1
    window: 'PT30M'
    query: '''
      AppServiceConsoleLogs
      | extend line = parse_json(ResultDescription)
      | where tostring(line.Category) == 'Sendai.Bot.Watch' and toint(line.EventId) == 100 // Alive
      | summarize found = count()
      '''
    operator: 'LessThan'
    threshold: 1
  }
  {
    key: 'backup-failed'
    title: 'バックアップができませんでした'
    severity: 2
    window: 'PT1H'
    query: '''
      AppServiceConsoleLogs
      | extend line = parse_json(ResultDescription)
      | where tostring(line.Category) == 'Sendai.Bot.Watch' and toint(line.EventId) == 102 // BackupFailed
      | summarize found = count()
      '''
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    key: 'no-backup'
    title: 'バックアップが1日以上できていません'
    severity: 2
    window: 'P2D'
    // Looked at once an hour. A bot that is younger than a night has nothing to be blamed for.
    query: '''
      AppServiceConsoleLogs
      | extend line = parse_json(ResultDescription)
      | where tostring(line.Category) == 'Sendai.Bot.Watch'
      | summarize
          begun = countif(toint(line.EventId) == 100 and TimeGenerated < ago(30h)), // Alive
          made = countif(toint(line.EventId) == 103 and TimeGenerated > ago(30h)) // BackupDone
      | project found = iff(begun > 0, made, 1)
      '''
    operator: 'LessThan'
    threshold: 1
  }
]

// Only where metrics come at all: what they count is the share, which a log of failures cannot know.
var metricRules = [
  {
    key: 'deliveries-failing'
    title: '送信の1割より多くが失敗しています'
    severity: 1
    window: 'PT1H'
    query: '''
      AppMetrics
      | where Name == 'sendai.deliveries'
      | extend state = tostring(Properties.state)
      | summarize failed = sumif(Sum, state =~ 'failed'), ended = sumif(Sum, state =~ 'failed' or state =~ 'sent')
      | project found = iff(ended >= 10, 100.0 * failed / ended, 0.0)
      '''
    operator: 'GreaterThan'
    threshold: 10
  }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in concat(logRules, telemetry ? metricRules : []): {
  name: '${name}-${rule.key}'
  location: location
  properties: {
    displayName: rule.title
    severity: rule.severity
    enabled: true
    scopes: [workspace.id]
    evaluationFrequency: rule.window == 'P2D' ? 'PT1H' : 'PT15M'
    windowSize: rule.window
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Maximum'
          metricMeasureColumn: 'found'
          operator: rule.operator
          threshold: rule.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    // A new workspace has none of these tables before the first line comes.
    skipQueryValidation: true
    actions: {
      actionGroups: [mail.id]
    }
  }
}]

resource serverErrors 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-server-errors'
  location: 'global'
  properties: {
    description: 'ボットがエラー（5xx）を返しています'
    severity: 2
    enabled: true
    scopes: [site.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'errors'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'Http5xx'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    autoMitigate: true
    actions: [
      {
        actionGroupId: mail.id
      }
    ]
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-not-ready'
  location: 'global'
  properties: {
    description: 'ボットの準備ができていません（/health/ready）'
    severity: 1
    enabled: true
    scopes: [site.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'health'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'HealthCheckStatus'
          timeAggregation: 'Average'
          operator: 'LessThan'
          threshold: 50
        }
      ]
    }
    autoMitigate: true
    actions: [
      {
        actionGroupId: mail.id
      }
    ]
  }
}
