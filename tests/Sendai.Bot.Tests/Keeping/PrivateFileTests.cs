using Sendai.Bot.Keeping;

namespace Sendai.Bot.Tests.Keeping;

/// <summary>Files in which people's data is.</summary>
public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode OfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sendai-file-");

    private string Name => Path.Combine(folder.FullName, "one.gz");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task WhileItIsWritten_AndAfterwards_OnlyItsOwnerMayReadIt()
    {
        await PrivateFile.MakeAsync(Name, async file =>
        {
            AssertOwned(Name);
            await file.WriteAsync("one"u8.ToArray());
            return 0;
        });

        Assert.Equal("one", await File.ReadAllTextAsync(Name));
        AssertOwned(Name);
    }

    [Fact]
    public async Task WhatWasNotFinished_IsGone_AndWhatWasThereStays()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => PrivateFile.MakeAsync<int>(Name, _ => throw new InvalidOperationException()));
        Assert.False(File.Exists(Name));
        Assert.Contains("空きを確かめて", (await Assert.ThrowsAsync<FileNotOpenedException>(() => PrivateFile.MakeAsync<int>(Name, _ => throw new IOException()))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Name));

        await File.WriteAllTextAsync(Name, "first");
        await Assert.ThrowsAsync<FileNotOpenedException>(() => PrivateFile.MakeAsync(Name, _ => Task.FromResult(0)));
        Assert.Equal("first", await File.ReadAllTextAsync(Name));
    }

    [Fact]
    public void CopyOfABlob_IsItsOwnersAndGoneWhenItIsClosed()
    {
        string name;
        using (var file = PrivateFile.Temporary())
        {
            name = file.Name;
            AssertOwned(name);
        }

        Assert.False(File.Exists(name));
    }

    private static void AssertOwned(string name)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OfOwner, File.GetUnixFileMode(name));
        }
    }
}
