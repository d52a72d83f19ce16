using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Hardware.Waveforms.Fst;

/// <content>Header, hierarchy, geometry and the closing blocks.</content>
public sealed unsafe partial class FstWriter
{
    /// <inheritdoc/>
    public void BeginScope(string name, ScopeKind kind = ScopeKind.Module, string? component = null, SourceLocation? source = null)
    {
        _declarations.BeginScope(name, kind, component, source);
        WriteSource(source);
        _tree.Byte(FstTag.Scope);
        _tree.Byte((byte)kind);
        _tree.ZeroTerminated(Encoding.UTF8.GetBytes(WriterDeclarations.ScopeWord(name)));
        _tree.ZeroTerminated(Encoding.UTF8.GetBytes(component ?? ""));
        _scopeCount++;
    }

    /// <inheritdoc/>
    public void EndScope()
    {
        _declarations.EndScope();
        _tree.Byte(FstTag.UpScope);
    }

    /// <inheritdoc/>
    public SignalHandle Declare(string name, int width, VariableInfo? info = null)
    {
        Variable variable = _declarations.Declare(name, width, info ?? VariableInfo.Default);
        WriteVariable(variable, 0);
        _geometry.Varint(variable.Signal.Kind switch { ValueKind.Real => 0, ValueKind.Text => uint.MaxValue, _ => (uint)variable.Width });
        return new SignalHandle(variable.Signal.Index);
    }

    /// <inheritdoc/>
    public void Alias(string name, SignalHandle of, VariableInfo? info = null) =>
        WriteVariable(_declarations.Alias(name, of, info ?? VariableInfo.Default), of.Index + 1);

    private void WriteVariable(Variable variable, int alias)
    {
        WriteSource(variable.Source);
        if (variable.TypeName is { } type)
            Attribute(2, Encoding.UTF8.GetBytes(type), 0);
        if (variable.Enum is { } table)
        {
            int number = _declarations.EnumNumber(table, out bool isNew);
            if (isNew)
                Attribute(7, Encoding.UTF8.GetBytes(WriterDeclarations.EnumText(table)), number);
            Attribute(7, [], number);
        }
        // FST gives ports a layout of its own, with strengths that are not known here: they are written as wires.
        _tree.Byte((byte)(variable.Kind == VarKind.Port ? VarKind.Wire : variable.Kind));
        _tree.Byte((byte)variable.Direction);
        _tree.ZeroTerminated(Encoding.UTF8.GetBytes(WriterDeclarations.Reference(variable).ToString()));
        _tree.Varint(variable.Signal.Kind switch { ValueKind.Real => 8, ValueKind.Text => 0, _ => (ulong)variable.Signal.Width });
        _tree.Varint((ulong)alias);
        _variableCount++;
    }

    private void WriteSource(SourceLocation? source)
    {
        if (source is not { } place)
            return;
        int number = _declarations.SourceNumber(place.File, out bool isNew);
        if (isNew)
            Attribute(3, Encoding.UTF8.GetBytes(place.File), number);
        var index = new FstOutput();
        index.Varint((ulong)number);
        Attribute(4, index.Bytes, place.Line);
    }

    private void Attribute(byte subtype, ReadOnlySpan<byte> name, long argument)
    {
        _tree.Byte(FstTag.AttributeBegin);
        _tree.Byte(0);
        _tree.Byte(subtype);
        _tree.ZeroTerminated(name);
        _tree.Varint((ulong)argument);
    }

    private void WriteHeader()
    {
        var header = new byte[FstHeader.Length];
        header[0] = (byte)FstBlockType.Header;
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(1), FstHeader.Length - 1);
        BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(FstHeader.EndianTest), FstHeader.EndianTestValue);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(FstHeader.MemoryUsed), SectionBytes);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(FstHeader.StartTime), (ulong)Math.Max(0, _firstTime));
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(FstHeader.EndTime), (ulong)Math.Max(0, _time));
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(FstHeader.ScopeCount), (ulong)_scopeCount);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(FstHeader.VariableCount), (ulong)_variableCount);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(FstHeader.SignalCount), (ulong)Hierarchy.SignalList.Count);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(FstHeader.SectionCount), (ulong)_sectionCount);
        header[FstHeader.Timescale] = (byte)(sbyte)_timeExponent;
        Fixed(header.AsSpan(FstHeader.Writer, FstHeader.WriterLength), _options.Writer);
        Fixed(header.AsSpan(FstHeader.Date, FstHeader.DateLength), _options.Date ?? "");
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(FstHeader.TimeZero), _options.TimeZero * _timeFactor);
        _stream.Position = 0;
        _stream.Write(header);
    }

    private void WriteClosing()
    {
        ReadOnlySpan<byte> geometry = _geometry.Deflated();
        var head = new FstOutput();
        head.UInt64((ulong)_geometry.Length);
        head.UInt64((ulong)Hierarchy.SignalList.Count);
        Block(FstBlockType.Geometry, head.Bytes, geometry);
        if (_switches.Count > 0)
        {
            var blackouts = new FstOutput();
            blackouts.Varint((ulong)_switches.Count);
            long before = 0;
            foreach (DumpSwitch change in _switches)
            {
                blackouts.Byte(change.On ? (byte)1 : (byte)0);
                blackouts.Varint((ulong)(change.Time - before));
                before = change.Time;
            }
            Block(FstBlockType.Blackout, [], blackouts.Bytes);
        }
        var tree = new MemoryStream();
        using (var gzip = new GZipStream(tree, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(_tree.Bytes);
        head.Clear();
        head.UInt64((ulong)_tree.Length);
        Block(FstBlockType.HierarchyGzip, head.Bytes, tree.GetBuffer().AsSpan(0, (int)tree.Length));
        WriteHeader();
        _stream.Position = _stream.Length;
    }

    private void Block(FstBlockType type, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var head = new FstOutput();
        head.Byte((byte)type);
        head.UInt64((ulong)(8 + first.Length + second.Length));
        _stream.Write(head.Bytes);
        _stream.Write(first);
        _stream.Write(second);
    }

    private static void Fixed(Span<byte> field, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        bytes.AsSpan(0, Math.Min(bytes.Length, field.Length - 1)).CopyTo(field);
    }
}
