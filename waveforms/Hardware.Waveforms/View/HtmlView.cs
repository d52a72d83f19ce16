using System.Reflection;
using System.Text;

namespace Hardware.Waveforms.View;

/// <summary>Writes a trace as one HTML page that shows its waves: it needs no network and no other file.</summary>
/// <remarks>The page's parts are resources of this assembly (<c>View/Page</c>) and are put together here.</remarks>
public static class HtmlView
{
    // Times go through the page as floating-point numbers.
    private const long LargestTime = 1L << 53;

    // In the order in which they use each other.
    private static readonly string[] Scripts =
        ["wave.js", "trace.js", "radix.js", "timeaxis.js", "session.js", "painter.js", "tree.js", "rows.js", "pointer.js", "keyboard.js",
            "viewer.js", "api.js"];

    /// <summary>Writes the page to a file; a file that is there is replaced when the page is complete.</summary>
    /// <exception cref="WaveException">WAV0004: the file cannot be written. WAV0508: a time does not fit a page.</exception>
    public static void Write(WaveFile file, string path, ViewOptions? options = null)
    {
        string partial = path + ".partial";
        try
        {
            using (FileStream stream = File.Create(partial))
                Write(file, stream, options);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WaveException(WaveCodes.CannotWrite, $"'{path}' cannot be written: {e.Message}", e);
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    /// <summary>Writes the page to a stream.</summary>
    /// <exception cref="WaveException">WAV0508: a time does not fit a page.</exception>
    public static void Write(WaveFile file, Stream output, ViewOptions? options = null)
    {
        options ??= new ViewOptions();
        long from = Math.Max(options.From ?? file.Start, file.Start), to = Math.Min(options.To ?? file.End, file.End);
        if (to > LargestTime)
            throw new WaveException(WaveCodes.TooLarge,
                $"time {to} is beyond 2^53 steps of {file.Timescale}: write the trace with a coarser timescale");
        string title = options.Title ?? Path.GetFileName(file.Path);
        var header = new ViewHeader(file, options.State, title, from, Math.Max(from, to));
        foreach (string piece in Resource("viewer.html").Split("{{"))
        {
            int end = piece.IndexOf("}}", StringComparison.Ordinal);
            switch (end < 0 ? "" : piece[..end])
            {
                case "title":
                    Put(output, System.Net.WebUtility.HtmlEncode(title));
                    break;
                case "style":
                    Put(output, Resource("viewer.css"));
                    break;
                case "changes":
                    header.WriteChanges(output);
                    break;
                case "header":
                    header.Write(output);
                    break;
                case "script":
                    Put(output, "'use strict';\n");
                    foreach (string script in Scripts)
                        Put(output, Resource(script));
                    break;
            }
            Put(output, end < 0 ? piece : piece[(end + 2)..]);
        }
    }

    private static void Put(Stream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("View.Page." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
