using System.Security.Cryptography;
using System.Text;

namespace Hardware.Cosim.Tools;

/// <summary>
/// A folder of built things named by the hash of what they were built from. An entry is built beside its place and renamed into it,
/// so that it is complete or absent, however many processes build it at once.
/// </summary>
public sealed class ToolCache
{
    /// <summary>The cache in <paramref name="folder"/>, or in <c>$XDG_CACHE_HOME/hardware</c>, or in <c>~/.cache/hardware</c>.</summary>
    public ToolCache(string? folder = null)
    {
        Folder = folder ?? Default();

        static string Default()
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache))
            {
                var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
                cache = Path.Combine(home, ".cache");
            }
            return Path.Combine(cache, "hardware");
        }
    }

    /// <summary>Where the entries are.</summary>
    public string Folder { get; }

    /// <summary>A short name for a list of texts: different lists have different names.</summary>
    public static string Key(params IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BitConverter.TryWriteBytes(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..24];
    }

    /// <summary>The folder of an entry, built by <paramref name="build"/> in an empty folder when it is not there yet.</summary>
    /// <exception cref="SimulationException">SIM2006: the cache cannot be written; or whatever building throws.</exception>
    public string GetOrBuild(string kind, string key, Action<string> build)
    {
        var entry = Path.Combine(Folder, kind, key);
        if (Directory.Exists(entry))
            return entry;
        var draft = $"{entry}.{Environment.ProcessId}.{Guid.NewGuid():N}.draft";
        try
        {
            Directory.CreateDirectory(draft);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException("SIM2006",
                $"the cache folder {Folder} cannot be written ({exception.Message.TrimEnd('.')}): "
                + "free it, or name another in XDG_CACHE_HOME.",
                exception);
        }
        try
        {
            build(draft);
            Directory.Move(draft, entry);
        }
        catch (IOException) when (Directory.Exists(entry))
        {
            // Another process was first; its entry is as good.
            Directory.Delete(draft, recursive: true);
        }
        catch (SimulationException)
        {
            KeepFailed(draft, entry + ".failed");
            throw;
        }
        catch
        {
            Directory.Delete(draft, recursive: true);
            throw;
        }
        return entry;
    }

    /// <summary>Where a failed build of an entry leaves its log.</summary>
    public string FailedFolder(string kind, string key) => Path.Combine(Folder, kind, key + ".failed");

    private static void KeepFailed(string draft, string failed)
    {
        try
        {
            if (Directory.Exists(failed))
                Directory.Delete(failed, recursive: true);
            Directory.Move(draft, failed);
        }
        catch (IOException)
        {
            Directory.Delete(draft, recursive: true);
        }
    }
}
