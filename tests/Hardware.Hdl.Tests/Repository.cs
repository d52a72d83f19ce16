namespace Hardware.Hdl.Tests;

/// <summary>Where the repository is, for tests that hold its documents to its code.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hardware.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Hardware.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
