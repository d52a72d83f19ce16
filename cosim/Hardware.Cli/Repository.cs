namespace Hardware.Cli;

/// <summary>Where the repository and its output folder are, from wherever the command was called.</summary>
internal static class Repository
{
    /// <summary>The folder with Hardware.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder for what commands leave behind; made when missing.</summary>
    public static string Output => Directory.CreateDirectory(Path.Combine(Root, "out")).FullName;

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("HW_ROOT") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Hardware.sln")))
                return folder.FullName;
        return Environment.CurrentDirectory;
    }
}
