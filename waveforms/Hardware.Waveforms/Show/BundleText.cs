namespace Hardware.Waveforms.Show;

/// <summary>Writes the value of a bundle field by field, most significant first: <c>{valid 1, data 3a}</c>.</summary>
internal static class BundleText
{
    public static string Of(Variable variable, WaveValue value)
    {
        string bits = value.ToString();
        IEnumerable<string> fields = FieldsOf(variable).OrderByDescending(field => field.Low)
            .Select(field => $"{field.Name} {Field(field, bits.AsSpan(bits.Length - field.Low - field.Width, field.Width))}");
        return "{" + string.Join(", ", fields) + "}";
    }

    /// <summary>The fields that lie within the variable: the side-car may be of another version of the design than the trace.</summary>
    public static IEnumerable<BundleField> FieldsOf(Variable variable) =>
        variable.Fields.Where(field => field.Low >= 0 && field.Width > 0 && (long)field.Low + field.Width <= variable.Width);

    private static string Field(BundleField field, ReadOnlySpan<char> bits)
    {
        WaveValue value = WaveValue.Parse(bits);
        return field.IsSigned && value.IsKnown ? value.ToString("s") : field.Width == 1 ? value.ToString() : value.ToString("h");
    }
}
