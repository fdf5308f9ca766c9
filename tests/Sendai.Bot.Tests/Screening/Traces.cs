using System.Text;
using Microsoft.Data.Sqlite;
using Sendai.Bot.Tests.Cases;
using Sendai.Bot.Tests.Endpoint;

namespace Sendai.Bot.Tests.Screening;

/// <summary>Where something that somebody typed could have been left.</summary>
internal static class Traces
{
    /// <summary>Fails when a text is anywhere in the log, in the store, or in what was sent to others.</summary>
    public static async Task AssertNoneAsync(BotFactory bot, string database, string text)
    {
        Assert.DoesNotContain(bot.Log.All, line => line.Contains(text, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Connector.Requests, request => request.Body.Contains(text, StringComparison.Ordinal));
        if (bot.Instances > 1)
        {
            // There are no files of its own then.
            Assert.DoesNotContain(text, await bot.EverythingAsync(), StringComparison.Ordinal);
            return;
        }

        AssertNotInFiles(database, text);
    }

    private static void AssertNotInFiles(string database, string text)
    {
        SqliteConnection.ClearAllPools();
        var files = Directory.GetFiles(Path.GetDirectoryName(database)!, $"{Path.GetFileName(database)}*");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{Path.GetExtension(file)} holds what was refused");
        }
    }
}
