using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Sendai.Bot.Watch;

/// <summary>
/// Sends traces, metrics and logs to a collector by OTLP. OpenTelemetry's own variables say where and how
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, <c>OTEL_TRACES_SAMPLER</c> …); without an endpoint
/// nothing is collected at all.
/// </summary>
internal static class Export
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddExport(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Endpoint]))
        {
            return services;
        }

        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(own => own.AddSingleton(configuration))
            .ConfigureResource(resource => Name(resource, configuration))
            .AddSource([.. Telemetry.Names])
            .AddOtlpExporter()
            .Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(own => own.AddSingleton(configuration))
            .ConfigureResource(resource => Name(resource, configuration))
            // The framework's count of requests has routes and statuses; the runtime's has memory and threads.
            .AddMeter([.. Telemetry.Names, "Microsoft.AspNetCore.Hosting", "System.Runtime"])
            .AddOtlpExporter()
            .Build());
        services.AddLogging(logging => logging.AddOpenTelemetry(log =>
        {
            log.IncludeFormattedMessage = true;
            log.SetResourceBuilder(Name(ResourceBuilder.CreateDefault(), configuration));
            log.AddOtlpExporter();
        }));
        services.AddHostedService<ExportStart>();
        return services;
    }

    private static ResourceBuilder Name(ResourceBuilder resource, IConfiguration configuration) =>
        resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? "Sendai.Bot");

    /// <summary>Listens from the first turn on; what is left is sent when the host disposes of the providers.</summary>
    private sealed class ExportStart(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = (traces, metrics);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
