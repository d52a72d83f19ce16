using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Export;

/// <summary>What a trace can be turned into.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values: a column for each signal, a row for each time of a change.</summary>
    Csv,
    /// <summary>JSON: signals with their changes.</summary>
    Json,
    /// <summary>Value change dump.</summary>
    Vcd,
    /// <summary>GTKWave's fast signal trace.</summary>
    Fst,
    /// <summary>WaveJSON, which WaveDrom draws as a timing diagram for documents.</summary>
    WaveDrom,
}

/// <summary>Writes signals of a trace in another format.</summary>
public static class WaveExport
{
    /// <summary>Writes to a file, which is replaced when the export is complete.</summary>
    /// <exception cref="WaveException">WAV0004: it cannot be written. WAV0505: there is no time in the window. WAV0508: a diagram would be
    /// too large.</exception>
    public static void Write(WaveFile file, IReadOnlyList<Variable> variables, ExportFormat format, string path,
        ShowOptions? options = null)
    {
        // The trace writers look at the name to know the format.
        string extension = format switch { ExportFormat.Vcd => ".vcd", ExportFormat.Fst => ".fst", _ => "" };
        string partial = path + ".partial" + extension;
        try
        {
            if (extension.Length > 0)
            {
                using IWaveWriter writer = WaveFile.Create(partial, TraceExport.HeaderOf(file));
                TraceExport.Write(file, variables, writer, options);
            }
            else
            {
                using var writer = new StreamWriter(partial);
                Write(file, variables, format, writer, options);
            }
            File.Move(partial, path, overwrite: true);
            // What VCD cannot say of enums and signs is in a file beside it.
            if (File.Exists(partial + ".json"))
                File.Move(partial + ".json", path + ".json", overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WaveException(WaveCodes.CannotWrite, $"'{path}' cannot be written: {e.Message}", e);
        }
        finally
        {
            foreach (string left in new[] { partial, partial + ".json" })
                if (File.Exists(left))
                    File.Delete(left);
        }
    }

    /// <summary>Writes one of the text formats: CSV, JSON or WaveDrom.</summary>
    /// <exception cref="ArgumentException">The format is that of a trace file.</exception>
    /// <exception cref="WaveException">WAV0505: there is no time in the window. WAV0508: a diagram would be too large.</exception>
    public static void Write(WaveFile file, IReadOnlyList<Variable> variables, ExportFormat format, TextWriter output,
        ShowOptions? options = null)
    {
        options ??= new ShowOptions();
        switch (format)
        {
            case ExportFormat.Csv:
                CsvExport.Write(file, variables, output, options);
                break;
            case ExportFormat.Json:
                JsonExport.Write(file, variables, output, options);
                break;
            case ExportFormat.WaveDrom:
                WaveDromExport.Write(file, variables, output, options);
                break;
            default:
                throw new ArgumentException($"{format} is a file format: give a path", nameof(format));
        }
    }
}
