namespace Sendai.Bot.Commands.Doctor;

/// <summary>All checks, in the order in which somebody would put things right.</summary>
internal static class DoctorChecks
{
    public static IReadOnlyList<Check> Of(DoctorScene scene) =>
    [
        SettingChecks.Names(scene),
        SettingChecks.Registration(scene),
        SettingChecks.Tenants(scene),
        SettingChecks.Administrators(scene),
        SettingChecks.Others(scene),
        TokenCheck.Of(scene),
        StoreCheck.Of(scene),
        ConnectorCheck.Keys(scene),
        ConnectorCheck.Hosts(scene),
        ClockCheck.Of(scene),
        PackCheck.Of(scene),
        SecretariatCheck.Of(scene),
        AddressCheck.Of(scene),
        TokenCheck.Graph(scene),
        BackupCheck.Of(scene),
    ];
}
