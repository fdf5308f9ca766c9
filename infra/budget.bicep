// A mail when the month becomes dearer than agreed. Nothing is switched off.
param amount int
param start string
param email string

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'sendai-bot'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: start
    }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 90
        thresholdType: 'Actual'
        contactEmails: [email]
      }
      forecast: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 120
        thresholdType: 'Forecasted'
        contactEmails: [email]
      }
    }
  }
}
